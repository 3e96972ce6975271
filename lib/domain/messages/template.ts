import type { Position } from '../errors.ts';

/** A message template: the text part begins with a line `Subject: …`; both parts are Liquid. */
export type Template = { id: string; text: string; html: string };

/** A variable as a template writes it (`account.name`), and where. */
export type TemplateVariable = { path: string[]; position: Position };

/** What a template reads, or what is wrong with it. */
export type TemplateReading =
  | { variables: TemplateVariable[]; fault?: undefined }
  | { fault: { message: string; position?: Position } };

const SUBJECT = /^Subject: *(.+?) *\r?\n(?:\r?\n)?/;

/** The subject line and the body of a text template; undefined when it does not begin with a subject. */
export function splitSubject(text: string): { subject: string; body: string } | undefined {
  const match = SUBJECT.exec(text);
  return match ? { subject: match[1] as string, body: text.slice(match[0].length) } : undefined;
}
