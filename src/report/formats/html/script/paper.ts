/** Not every browser can open things by style alone: paper shows all, and the screen what was open before. */
export const PAPER = `
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')];
  for (const one of opened) one.open = true;
});
addEventListener('afterprint', () => {
  for (const one of opened) one.open = false;
  opened = [];
});
`;
