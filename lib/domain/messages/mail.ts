/** A mail ready to leave. `unsubscribeUrl` is set for customers; `sentAt` and `deliveryId` make two renderings of it the same, byte for byte. */
export type Mail = {
  deliveryId: string;
  from: { name: string; address: string };
  to: string[];
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl?: string;
  sentAt: Date;
};
