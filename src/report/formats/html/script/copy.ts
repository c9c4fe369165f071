/** A button beside lines to copy. Where a page may not write to the clipboard, it selects them. */
export const COPY = `
for (const lines of document.querySelectorAll('pre.copied')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(lines.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(lines);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  });
  const both = document.createElement('div');
  both.className = 'copied-by';
  lines.replaceWith(both);
  both.append(lines, button);
}
`;
