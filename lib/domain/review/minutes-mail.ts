import { escaped, htmlDocument } from '../html.ts';
import type { Minutes, MinutesLine } from './minutes.ts';
import type { MailText } from './prepared-mail.ts';
import { decisionInWords, monthInWords, nameOf, standingInWords } from './review-words.ts';

/** Longer notes are cut in the mail; the whole is in the minutes. */
const MOST_OF_A_NOTE = 600;

const cut = (text: string) => (text.length > MOST_OF_A_NOTE ? `${text.slice(0, MOST_OF_A_NOTE)}…` : text);

/** The minutes as a mail to the team. */
export function minutesMail(minutes: Minutes, company: string): MailText {
  const subject = `Minutes: implementation review of ${monthInWords(minutes.month)}`;
  const head = headOf(minutes);
  const text = [
    ...head,
    '',
    ...minutes.accounts.flatMap(lineInText),
    ...(minutes.followUps.length > 0 ? ['What became of earlier decisions:', ...followUpsInText(minutes), ''] : []),
    company,
  ];
  const html = [...head.map((line) => `<p>${escaped(line)}</p>`), minutesTable(minutes), `<p>${escaped(company)}</p>`];
  return {
    subject,
    text: `${text.join('\n')}\n`,
    html: htmlDocument(subject, `<h1>${escaped(subject)}</h1>\n${html.join('\n')}`, printCss),
  };
}

/** The minutes as a page to print: nothing is fetched, and every text is escaped. */
export function minutesPage(minutes: Minutes, company: string): string {
  const title = `Implementation review of ${monthInWords(minutes.month)}: minutes`;
  const head = headOf(minutes).map((line) => `<p>${escaped(line)}</p>`);
  return htmlDocument(
    title,
    `<h1>${escaped(title)}</h1>\n${head.join('\n')}\n${minutesTable(minutes)}\n<p>${escaped(company)}</p>`,
    printCss,
  );
}

/** What is said of the whole meeting. */
function headOf({ day, startedAt, endedAt, people, summary, decided, undecided }: Minutes): string[] {
  const when = startedAt
    ? `Held ${startedAt.slice(0, 16).replace('T', ' ')} to ${endedAt?.slice(0, 16).replace('T', ' ')} (UTC)`
    : 'Nothing was written down';
  const counts = Object.entries(decided).flatMap(([kind, count]) =>
    count > 0 ? [`${count} ${kind.replace('-', ' ')}`] : [],
  );
  return [
    `${when}, on what was known on ${day}.`,
    `Present: ${people.length > 0 ? people.join(', ') : 'nobody signed in'}.`,
    `${summary.accounts} accounts: ${summary.implemented} implemented, ${summary.behind} behind, ${summary.left} left.`,
    `Decided: ${[...counts, ...(undecided > 0 ? [`${undecided} undecided`] : [])].join(', ')}.`,
  ];
}

function lineInText(line: MinutesLine): string[] {
  return [
    `${nameOf(line)} (${standingInWords(line)})`,
    `  ${line.decision ? `${decisionInWords(line.decision)} (${line.decision.by})` : 'undecided'}`,
    ...line.notes.map(({ author, text }) => `  ${author}: ${cut(text).replaceAll('\n', '\n    ')}`),
    '',
  ];
}

const followUpsInText = ({ followUps }: Minutes) =>
  followUps.map((one) => `- ${nameOf(one)} (${one.month}, ${one.decision.replace('-', ' ')}): ${one.words}`);

function minutesTable({ accounts, followUps }: Minutes): string {
  const rows = accounts.map(
    (line) =>
      `<tr><th scope="row">${escaped(nameOf(line))}</th><td>${escaped(standingInWords(line))}${line.obstacle && line.standing !== 'implemented' ? `<br><small>${escaped(line.obstacle)}</small>` : ''}</td><td>${line.decision ? `<strong>${escaped(decisionInWords(line.decision))}</strong><br><small>${escaped(line.decision.by)}, ${escaped(line.decision.at.slice(0, 10))}</small>` : 'undecided'}</td><td>${line.notes.map(({ author, text }) => `<p><small>${escaped(author)}</small><br>${escaped(cut(text)).replaceAll('\n', '<br>')}</p>`).join('')}</td></tr>`,
  );
  const table = `<table>\n<thead><tr><th scope="col">Account</th><th scope="col">Stands</th><th scope="col">Decision</th><th scope="col">Notes</th></tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
  if (followUps.length === 0) return table;
  const earlier = followUps.map(
    (one) =>
      `<li>${escaped(nameOf(one))} (${escaped(one.month)}, ${escaped(one.decision.replace('-', ' '))}): ${escaped(one.words)}</li>`,
  );
  return `${table}\n<h2>What became of earlier decisions</h2>\n<ul>${earlier.join('')}</ul>`;
}

/** Plain on paper: rows are not torn apart, and the head of the table is on every page. */
export const printCss =
  'body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1a1a1a}h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}h3{font-size:1rem;margin-bottom:.2rem}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.4rem .6rem;text-align:left;vertical-align:top}thead{display:table-header-group}small{color:#555}td p{margin:0 0 .5rem}@media print{body{margin:0;max-width:none;font-size:11px}tr,li,section{break-inside:avoid}}';
