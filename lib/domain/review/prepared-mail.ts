import { escaped, htmlDocument } from '../html.ts';
import type { PreRead } from './pre-read.ts';
import { moneyInWords, monthInWords, nameOf, standingInWords } from './review-words.ts';

/** A mail's subject and bodies. */
export type MailText = { subject: string; text: string; html: string };

const MOST_NAMED = 5;

/** Tells the team that a review is prepared, and what it is about. */
export function preparedMail({ month, summary, accounts, followUps, meeting }: PreRead, company: string): MailText {
  const subject = `Implementation review of ${monthInWords(month)}: ${summary.accounts} accounts to go through`;
  const again = followUps.filter(({ verdict }) => verdict === 'not-worked' || verdict === 'needs-another-look').length;
  const facts = [
    `${summary.accounts} accounts signed up in ${monthInWords(month)}; ${summary.implemented} are implemented, ${summary.behind} are behind, ${summary.left} have left.`,
    ...summary.mrr.map(({ currency, mrr }) => `Together they pay ${moneyInWords(mrr, currency)} a month.`),
    ...(summary.contradictions > 0 ? [`In ${summary.contradictions} places their sources contradict each other.`] : []),
    ...(again > 0 ? [`${again} earlier decisions need another look.`] : []),
    `${meeting.minutes} minutes are set aside: ${Math.floor(meeting.secondsPerAccount / 60)} min ${meeting.secondsPerAccount % 60} s each.`,
  ];
  const first = accounts.filter(({ standing }) => standing !== 'left').slice(0, MOST_NAMED);
  const lines = first.map((line) => ({
    name: nameOf(line),
    says: [standingInWords(line), line.obstacle].filter(Boolean).join('; '),
  }));
  const text = [
    ...facts,
    '',
    'First on the agenda:',
    ...lines.map(({ name, says }) => `- ${name}: ${says}`),
    '',
    company,
  ];
  const html = [
    `<h1>${escaped(subject)}</h1>`,
    ...facts.map((fact) => `<p>${escaped(fact)}</p>`),
    '<p>First on the agenda:</p>',
    `<ol>${lines.map(({ name, says }) => `<li><strong>${escaped(name)}</strong>: ${escaped(says)}</li>`).join('')}</ol>`,
    `<p>${escaped(company)}</p>`,
  ];
  return { subject, text: `${text.join('\n')}\n`, html: htmlDocument(subject, html.join('\n')) };
}
