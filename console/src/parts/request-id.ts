/** Tells one wish from another, so that asking twice for the same does it once. */
export const newRequestId = () => crypto.randomUUID();
