import { escaped, htmlDocument } from '../../lib/domain/html.ts';
import type { Fact } from '../../lib/domain/review/fact.ts';
import { printCss } from '../../lib/domain/review/minutes-mail.ts';
import type { ReviewDossier } from '../../lib/domain/review/pre-read.ts';
import { moneyInWords, monthInWords, nameOf, standingInWords } from '../../lib/domain/review/review-words.ts';
import type { ReadReview } from '../../lib/usecases/review/read-review.ts';
import { instant } from './words.ts';

const CSS = `${printCss}section{border-top:2px solid #333;margin-top:1.5rem;padding-top:.5rem}.panels{display:grid;grid-template-columns:repeat(4,1fr);gap:1rem}.panels ul{list-style:none;margin:0;padding:0}.watch{font-weight:600}@media(max-width:50rem){.panels{grid-template-columns:1fr}}@media print{.panels{grid-template-columns:repeat(4,1fr);gap:.5rem}}`;

const ROLES = { crm: 'CRM', support: 'Support', marketing: 'Marketing', product: 'Product' } as const;

/** The pre-read as one page to read or print: nothing is fetched, every text is escaped. */
export function reviewPage(review: ReadReview, dossiers: readonly ReviewDossier[]): string {
  const title = `Implementation review of ${monthInWords(review.month)}`;
  const { summary, day, followUps } = review;
  const revenue = summary.mrr.map(({ currency, mrr }) => moneyInWords(mrr, currency)).join(', ');
  const head = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${summary.accounts} accounts: ${summary.implemented} implemented, ${summary.behind} behind, ${summary.left} left; ${escaped(revenue)} a month. Known until ${escaped(day)}, put together on ${escaped(instant(review.preparedAt))} UTC.</p>`,
  ];
  const earlier = followUps.map(
    (one) =>
      `<li>${escaped(nameOf(one))} (${escaped(one.month)}, ${escaped(one.decision)}): ${escaped(one.words)}</li>`,
  );
  const tail =
    earlier.length > 0
      ? `<section><h2>What became of earlier decisions</h2><ul>${earlier.join('')}</ul></section>`
      : '';
  return htmlDocument(title, `${head.join('\n')}\n${dossiers.map(sectionOf).join('\n')}\n${tail}`, CSS);
}

function sectionOf(dossier: ReviewDossier, index: number): string {
  const { accountId, obstacles, proposal, contradictionList, milestones, panels, priority } = dossier;
  const list = (items: string[]) =>
    items.length > 0 ? `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>` : '';
  return [
    `<section><h2>${index + 1}. ${escaped(nameOf(dossier))} <small>${escaped(accountId)}</small></h2>`,
    `<p>${escaped(standingInWords(dossier))}; ${escaped(priority.because)}.</p>`,
    obstacles.length > 0 ? `<h3>In the way</h3>${list(obstacles.slice(0, 4).map(({ words }) => escaped(words)))}` : '',
    `<p><strong>Proposed:</strong> ${escaped(proposal.title)} <small>(${escaped(proposal.reason)})</small></p>`,
    contradictionList.length > 0
      ? `<h3>Sources contradict each other</h3>${list(contradictionList.map(({ label, claims }) => `${escaped(label)}: ${claims.map(({ source, value }) => `${escaped(source)} says ${escaped(value)}`).join('; ')}`))}`
      : '',
    `<h3>Milestones</h3>${list(milestones.map(({ label, state, reachedDay, overdueDays }) => `${escaped(label)}: ${state === 'reached' ? `reached on ${escaped(reachedDay)}` : state === 'overdue' ? `<span class="watch">overdue for ${overdueDays} days</span>` : escaped(state)}`))}`,
    `<div class="panels">${Object.values(panels)
      .map(({ role, facts }) => `<div><h3>${ROLES[role]}</h3>${list(facts.map(factOf))}</div>`)
      .join('')}</div>`,
    '</section>',
  ].join('\n');
}

function factOf({ label, kind, value, unit, says, tone, source }: Fact): string {
  const shown =
    value === undefined
      ? ''
      : kind === 'money'
        ? moneyInWords(Number(value), unit ?? '')
        : kind === 'share'
          ? `${Math.round(Number(value) * 100)} %`
          : `${value}${unit ? ` ${unit}` : ''}`;
  const text = [escaped(shown), says && escaped(says)].filter(Boolean).join(', ');
  return `<span${tone === 'watch' ? ' class="watch"' : ''}>${escaped(label)}: ${text}</span> <small>${escaped(source)}</small>`;
}
