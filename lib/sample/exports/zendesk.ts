import type { Person, SampleAccount } from '../account.ts';
import type { SampleCompany } from '../company.ts';
import { CSMS } from '../csms.ts';
import { endOf, peopleAsOf, ticketAsOf } from './as-of.ts';
import { ndjsonFile, type SampleFile } from './file.ts';

/** Ids of this help desk's own ticket fields. */
const FIELDS = { resolution: 23_148_872_014_493, escalated: 23_148_872_020_115 };

/** The one group of this help desk. */
const GROUP = 20_999_308_771_229;

const organizationId = ({ number }: SampleAccount) => 21_730_450_000_000 + number * 8_192;
const requesterId = ({ number }: SampleAccount, person: number) => 21_806_117_000_000 + number * 4_096 + person;
const agentId = (number: number) => 20_999_310_400_000 + number * 512;

const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;
const minutesBetween = (start: number, end: number) => Math.round((end - start) / 60_000);

/** The company as Zendesk's incremental exports give it, one object per line, tickets with their metric sets. */
export function zendeskFiles(company: SampleCompany): SampleFile[] {
  const { accounts, until } = company;
  const people = accounts.flatMap((account) => peopleAsOf(account, until).map((person) => ({ account, person })));
  const tickets = company.tickets.map((ticket, index) => ({ ...ticketAsOf(ticket, until), id: 30_412 + index }));
  const rated = tickets.filter(({ rating }) => rating);
  return [
    ndjsonFile('zendesk/organizations.ndjson', accounts, (account) => organization(account)),
    ndjsonFile('zendesk/users.ndjson', people, ({ account, person }) => endUser(account, person)),
    ndjsonFile('zendesk/tickets.ndjson', tickets, (one) => ticketObject(one, company)),
    ndjsonFile('zendesk/satisfaction_ratings.ndjson', rated, ratingObject),
  ];
}

function organization(account: SampleAccount) {
  return {
    id: organizationId(account),
    external_id: account.customerNumber,
    name: account.name,
    domain_names: [account.domain],
    shared_tickets: false,
    tags: account.employees > 1000 ? ['strategic'] : [],
    organization_fields: { csm: account.csm.email },
    created_at: iso((account.signup - 10) * 86_400_000 + 50_000_000),
    updated_at: iso(account.signup * 86_400_000 + 50_000_000),
  };
}

function endUser(account: SampleAccount, person: Person) {
  return {
    id: requesterId(account, person.number),
    name: `${person.firstName} ${person.lastName}`,
    email: person.email,
    role: 'end-user',
    organization_id: organizationId(account),
    iana_time_zone: person.timeZone,
    active: person.left === undefined,
    created_at: iso(person.from * 86_400_000 + 36_000_000),
  };
}

type TicketRow = ReturnType<typeof ticketAsOf> & { id: number };

/** Solved tickets are closed after four days. */
const CLOSED_AFTER_MS = 4 * 86_400_000;

function statusOf({ solved, firstReply, id }: TicketRow, end: number): string {
  if (solved) return end - solved > CLOSED_AFTER_MS ? 'closed' : 'solved';
  if (!firstReply) return 'new';
  return id % 3 === 0 ? 'pending' : 'open';
}

function ticketObject(ticket: TicketRow, { until }: SampleCompany) {
  const { account, opened, firstReply, solved, topic, rating } = ticket;
  const updated = solved ?? firstReply ?? opened;
  const resolution = solved ? `resolution_${ticket.resolution.replaceAll('-', '_')}` : null;
  return {
    id: ticket.id,
    external_id: null,
    via: { channel: ticket.id % 4 === 0 ? 'email' : 'web' },
    created_at: iso(opened),
    updated_at: iso(updated),
    generated_timestamp: Math.floor(updated / 1000) + 2,
    type: topic === 'bug' ? 'problem' : 'question',
    subject: ticket.subject,
    raw_subject: ticket.subject,
    priority: ticket.priority,
    status: statusOf(ticket, endOf(until)),
    requester_id: requesterId(ticket.account, ticket.requester),
    assignee_id: agentId(ticket.id % CSMS.length),
    organization_id: organizationId(account),
    group_id: GROUP,
    tags: [topic.replaceAll('-', '_'), ...(ticket.escalated ? ['escalated'] : [])],
    custom_fields: [
      { id: FIELDS.resolution, value: resolution },
      { id: FIELDS.escalated, value: ticket.escalated },
    ],
    satisfaction_rating: { score: rating ?? (solved ? 'offered' : 'unoffered') },
    metric_set: metricSet(ticket),
  };
}

function metricSet({ id, opened, firstReply, solved, reopens }: TicketRow) {
  const reply = firstReply ? minutesBetween(opened, firstReply) : null;
  const resolution = solved ? minutesBetween(opened, solved) : null;
  return {
    id: 50_000_000 + id,
    ticket_id: id,
    created_at: iso(opened),
    solved_at: solved ? iso(solved) : null,
    reopens,
    replies: firstReply ? 1 + reopens * 2 : 0,
    reply_time_in_minutes: inMinutes(reply),
    first_resolution_time_in_minutes: inMinutes(resolution),
    full_resolution_time_in_minutes: inMinutes(resolution),
  };
}

/** Of the calendar's minutes about a quarter are business hours. */
function inMinutes(calendar: number | null) {
  return {
    calendar,
    business: calendar === null ? null : Math.min(calendar, Math.max(1, Math.round(calendar * 0.27))),
  };
}

function ratingObject(ticket: TicketRow) {
  const at = iso((ticket.solved ?? ticket.opened) + 3_600_000);
  return {
    id: 61_000_000 + ticket.id,
    ticket_id: ticket.id,
    requester_id: requesterId(ticket.account, ticket.requester),
    assignee_id: agentId(ticket.id % CSMS.length),
    group_id: GROUP,
    score: ticket.rating,
    reason: ticket.rating === 'bad' ? 'The issue was not resolved' : null,
    created_at: at,
    updated_at: at,
  };
}
