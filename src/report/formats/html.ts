import type { ReportFormat } from './format.ts';
import { page } from './html/page.ts';

/**
 * A page for a browser: one file that asks for nothing else, readable without script, on a phone and on paper. Nothing
 * that a target says can act in it.
 */
export const html: ReportFormat = {
  name: 'html',
  extension: 'html',
  render: page,
};
