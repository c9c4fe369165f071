/** The oldest TypeScript that has to read our types. It comes within another package, so that its `tsc` is not ours. */
import { join } from 'node:path';
import { getLibFiles, ts } from '@ts-morph/common';

/** What TypeScript 5.4 says of files of a project. */
export function typeProblems(folder: string, files: readonly string[]): string[] {
  return ts
    .getPreEmitDiagnostics(programOf(folder, files))
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

/** What an editor shows beside each member of a type that a file of a project gives a name to. */
export function documentationOf(folder: string, file: string, name: string): Record<string, string> {
  const program = programOf(folder, [file]);
  const checker = program.getTypeChecker();
  const alias = program
    .getSourceFile(join(folder, file))
    ?.statements.filter(ts.isTypeAliasDeclaration)
    .find((statement) => statement.name.text === name);
  if (alias === undefined) throw new Error(`${file} has no type ${name}`);
  const members = checker.getPropertiesOfType(checker.getTypeAtLocation(alias));
  return Object.fromEntries(
    members.map((one) => [one.name, ts.displayPartsToString(one.getDocumentationComment(checker))]),
  );
}

function programOf(folder: string, files: readonly string[]): ts.Program {
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
  return ts.createProgram(
    files.map((file) => join(folder, file)),
    options,
    hostOf(options),
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
