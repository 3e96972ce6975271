import { TemplateFailed } from '../domain/messages/errors.ts';
import type { Mail } from '../domain/messages/mail.ts';
import { splitSubject, type Template } from '../domain/messages/template.ts';
import type { Templates } from '../ports.ts';

/** Fills templates in: the body, and below it the footer if there is one; HTML is completed to a document. Throws TemplateFailed. */
export function renderMail(
  parts: readonly Template[],
  variables: object,
  templates: Templates,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const [first] = parts;
  const split = splitSubject(first?.text ?? '');
  if (!split) throw new TemplateFailed(`Expected the template ${first?.id} to begin with a subject, found none.`);
  const texts = [split.body, ...parts.slice(1).map(({ text }) => text)];
  const subject = templates.render(split.subject, variables, 'text').replace(/\s+/g, ' ').trim();
  const html = parts.map((part) => templates.render(part.html, variables, 'html')).join('\n');
  return {
    subject,
    text: texts.map((text) => templates.render(text, variables, 'text').trim()).join('\n\n'),
    html: `<!doctype html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n${html.trim()}\n</body>\n</html>\n`,
  };
}
