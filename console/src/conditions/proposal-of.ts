/** What was probably meant: the word that a hint proposes. */
export function proposalOf(hint: string | undefined): string | undefined {
  return /^did you mean "(.+)"\?$/.exec(hint ?? '')?.[1];
}
