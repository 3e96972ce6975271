/** A mail as the emulator collected it; mail to a customer has a way to stop it. */
export type ReceivedMail = { to: string[]; subject: string; unsubscribePath?: string };

type Collected = { messages: Record<string, { To: string[]; Subject: string; BodyText: string | null }[]> };

const UNSUBSCRIBE = /\/unsubscribe\/[\w-]+/;

/** The mails that an emulator has collected, in the order they were sent. */
export async function receivedMail(endpoint: string): Promise<ReceivedMail[]> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as Collected;
  return Object.values(messages)
    .flat()
    .map(({ To, Subject, BodyText }) => ({
      to: To,
      subject: Subject,
      unsubscribePath: BodyText?.match(UNSUBSCRIBE)?.[0],
    }));
}
