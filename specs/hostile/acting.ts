import { commandsIn, hasOtherCommands } from '../report/runner.ts';

/** What a terminal, an editor or a browser acts on; the end of a line is ours. */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** What in an output would act on whoever shows it; empty where nothing does. */
export function actingIn(text: string, kind: 'text' | 'page' | 'annotations' = 'text'): string[] {
  const found = [...text.matchAll(ACTIVE)].filter(([character]) => character !== '\n');
  const codes = found.map(([character], index) => {
    const near = text.slice(Math.max(0, (found[index]?.index ?? 0) - 30), found[index]?.index);
    return `U+${(character.codePointAt(0) ?? 0).toString(16)} behind ${JSON.stringify(near)}`;
  });
  const commands = commandsIn(text).map(({ name }) => `the command ${name}`);
  return [
    ...codes.slice(0, 3),
    // Annotations are commands, of which nothing but ours may begin a line.
    ...(kind === 'annotations' ? commands.filter((one) => !/ (error|warning|notice)$/.test(one)) : commands),
    ...(hasOtherCommands(text) ? ['a command of another build server'] : []),
    ...(kind === 'page' && /<script>alert|<img src=x/.test(text) ? ['markup'] : []),
  ];
}
