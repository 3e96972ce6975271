/** A mail as the emulator collected it; mail to a customer has a way to stop it. */
export type ReceivedMail = { to: string[]; subject: string; unsubscribePath?: string };

type Collected = {
  messages: Record<string, { To: string[]; Subject: string; BodyText: string | null; Timestamp: number }[]>;
};

const UNSUBSCRIBE = /\/unsubscribe\/[\w-]+/;

/** The mails that an emulator has collected since an instant (milliseconds since 1970), in the order they were sent. */
export async function receivedMail(endpoint: string, since: number): Promise<ReceivedMail[]> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as Collected;
  return Object.values(messages)
    .flat()
    .filter(({ Timestamp }) => Timestamp * 1000 >= since)
    .map(({ To, Subject, BodyText }) => ({
      to: To,
      subject: Subject,
      unsubscribePath: BodyText?.match(UNSUBSCRIBE)?.[0],
    }));
}
