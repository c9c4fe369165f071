import type { ReportFormat } from './format.ts';
export const junit: ReportFormat = { name: 'junit', extension: 'xml', render: () => '' };
