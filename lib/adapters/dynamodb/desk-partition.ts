/** The partition of what people did for an account by hand: notes, pauses, and which runs and tasks they began. */
export const deskOf = (accountId: string) => `DESK#${accountId}`;
