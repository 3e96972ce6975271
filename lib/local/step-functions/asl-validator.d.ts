declare module 'asl-validator' {
  /** Checks a definition against the Amazon States Language; it writes defaults into the definition it is given. */
  export default function validateAsl(definition: object): { isValid: boolean; errorsText(separator?: string): string };
}
