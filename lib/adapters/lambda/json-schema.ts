/**
 * Stands in for zod's `to-json-schema.js` and `json-schema-processors.js` in the bundles: the API's document is made when
 * the functions are bundled (lib/infra/bundle-functions.ts), so the 19 KB that describe schemas would be loaded for nothing.
 */
const unavailable = (): never => {
  throw new Error('A bundle describes no schemas; expected the document that lies beside it.');
};

export const createToJSONSchemaMethod = () => unavailable;
export const createStandardJSONSchemaMethod = () => unavailable;
export const toJSONSchema = unavailable;
export const initializeContext = unavailable;
export const processSchema = unavailable;
export const extractDefs = unavailable;
export const finalize = unavailable;
export const aggregateChecks = unavailable;
export const allProcessors = {};
