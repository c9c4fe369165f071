/** The oldest TypeScript that has to read our types. It comes within another package, so that its `tsc` is not ours. */
import { join } from 'node:path';
import { getLibFiles, ts } from '@ts-morph/common';

/** What TypeScript 5.4 says of files of a project. */
export function typeProblems(folder: string, files: readonly string[]): string[] {
  if (ts.versionMajorMinor !== '5.4') throw new Error(`this is TypeScript ${ts.version}`);
  const options = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: ['node'],
  };
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    options,
    hostOf(options),
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

/** A module as JavaScript. */
export function compiled(source: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

/** Its own declarations of JavaScript are texts in that package, in no folder. */
function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const libraries = new Map(getLibFiles().map(({ fileName, text }) => [`/lib/${fileName}`, text]));
  const { fileExists, readFile } = host;
  return {
    ...host,
    getDefaultLibLocation: () => '/lib',
    getDefaultLibFileName: (given) => `/lib/${ts.getDefaultLibFileName(given)}`,
    fileExists: (file) => libraries.has(file) || fileExists(file),
    readFile: (file) => libraries.get(file) ?? readFile(file),
    getSourceFile: (file, version) => {
      const text = libraries.get(file) ?? readFile(file);
      return text === undefined ? undefined : ts.createSourceFile(file, text, version);
    },
  };
}
