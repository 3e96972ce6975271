import { escaped } from '../domain/html.ts';
import { TemplateFailed } from '../domain/messages/errors.ts';
import type { Mail } from '../domain/messages/mail.ts';
import type { Settings } from '../domain/messages/settings.ts';
import { splitSubject, type Template } from '../domain/messages/template.ts';
import type { Templates } from '../ports/workflows.ts';

/**
 * Fills templates in: the body, and below it the footer if there is one; HTML is completed to a document, with the
 * company's colour and logo above where it has a brand. Throws TemplateFailed.
 */
export function renderMail(
  parts: readonly Template[],
  variables: object,
  templates: Templates,
  settings?: Pick<Settings, 'brand' | 'company'>,
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
    html: `<!doctype html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n${headOf(settings)}${html.trim()}\n</body>\n</html>\n`,
  };
}

/** What stands above a letter, in what mail readers understand. */
function headOf(settings: Pick<Settings, 'brand' | 'company'> | undefined): string {
  const { colour, logo } = settings?.brand ?? {};
  if (colour === undefined && logo === undefined) return '';
  const name = escaped(settings?.company.name ?? '');
  const image =
    logo === undefined ? '' : `<img src="${escaped(logo)}" alt="${name}" height="40" style="height:40px;border:0">`;
  const line = colour === undefined ? '' : `border-top:4px solid ${colour};`;
  return `<div style="${line}padding:${image ? '16px' : '4px'} 0">${image}</div>\n`;
}
