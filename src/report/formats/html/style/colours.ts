/** Colours of both schemes: text has a contrast of 4.5 and more on every ground that it stands on. */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --ground: #fff; --raised: #f6f8fa; --ink: #1c2128; --soft: #545d68; --line: #d0d7de; --link: #0550ae;
  --good: #0f5d26; --warn: #7a4b00; --bad: #a3121f; --calm: #545d68;
  --good-ground: #e3f6e8; --warn-ground: #fff3cd; --bad-ground: #ffebe9;
  --good-mark: #a9e5b8; --bad-mark: #ffc4bf;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1318; --raised: #181e25; --ink: #e3e8ee; --soft: #a3adb9; --line: #39424d; --link: #84b8ff;
    --good: #63d07f; --warn: #e6b84c; --bad: #ff9089; --calm: #a3adb9;
    --good-ground: #12291a; --warn-ground: #2e2509; --bad-ground: #33161a;
    --good-mark: #1d5c30; --bad-mark: #7d1f2a;
  }
}
.good { --tone: var(--good); --tone-ground: var(--good-ground); --tone-mark: var(--good-mark); }
.warn { --tone: var(--warn); --tone-ground: var(--warn-ground); --tone-mark: var(--warn-ground); }
.bad { --tone: var(--bad); --tone-ground: var(--bad-ground); --tone-mark: var(--bad-mark); }
.calm { --tone: var(--calm); --tone-ground: var(--raised); }
`;
