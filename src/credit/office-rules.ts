export { type OfficeRules, officeRules } from '../cli/office-rules.ts';
