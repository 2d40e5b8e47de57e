// The house as a whole: configuration, wiring, the gate, the pages.
export { apiDocument } from './api-document.ts';
