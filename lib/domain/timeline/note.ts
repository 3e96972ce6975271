/** What somebody wrote down about an account. A deleted note stays, unseen, so that its author can have it back. Instants are ISO 8601. */
export type Note = {
  noteId: string;
  accountId: string;
  text: string;
  by: string;
  createdAt: string;
  editedAt?: string;
  deletedAt?: string;
};

/** The longest note, in characters. */
export const longestNote = 4000;
