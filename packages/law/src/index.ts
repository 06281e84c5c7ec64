export { type LawCode, LawError } from './errors.ts';
export { LAW_FOLDER, readLaw } from './read.ts';
export { lawReport, type LawReportLine } from './report.ts';
export type { LawData } from './schema.ts';
export { type FactStatement, factStatements } from './statements.ts';
