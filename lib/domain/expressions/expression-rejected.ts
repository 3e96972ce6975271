/** Thrown and caught within this room: an expression that parses but cannot be used; becomes an ExpressionFault. */
export class ExpressionRejected extends Error {
  readonly offset: number;
  readonly hint?: string;

  constructor(message: string, offset: number, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}
