import { boundText, met } from './requirements.mjs';

/**
 * The rows as a Markdown table, ratios first, padded so that it can also be read as it stands.
 * @param {readonly import('./rows.mjs').Row[]} rows
 * @returns {string}
 */
export function tableOf(rows) {
  const ordered = [...rows.filter(({ unit }) => unit === '×'), ...rows.filter(({ unit }) => unit !== '×')];
  const lines = [['', 'median', 'min – max', 'runs', 'asked for', ''], ...ordered.map(lineOf)];
  const widths = lines[0].map((_, column) => Math.max(3, ...lines.map((line) => line[column].length)));
  const text = (cells) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head, ...rest] = lines;
  return `${[text(head), rule, ...rest.map(text)].join('\n')}\n`;
}

function lineOf({ name, unit, spread, bound }) {
  const { median, least, most, runs } = spread;
  const range = runs === 1 ? '' : `${digits(least)} – ${digits(most)}`;
  return [
    name,
    `${digits(median)} ${unit}`.trim(),
    range,
    String(runs),
    boundText(bound),
    met(bound, median),
  ];
}

function digits(value) {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
