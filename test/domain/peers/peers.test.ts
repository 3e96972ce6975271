import { describe, expect, it } from 'vitest';
import type { AccountDay } from '../../../lib/domain/metrics/account-day.ts';
import { collectPeers } from '../../../lib/domain/peers/collect-peers.ts';
import { finalisePeers } from '../../../lib/domain/peers/finalise-peers.ts';
import { groupSpread, spreadOfGroup } from '../../../lib/domain/peers/group-spread.ts';
import { peerStanding } from '../../../lib/domain/peers/peer-standing.ts';
import type { CutSpread, PeerTable } from '../../../lib/domain/peers/peer-table.ts';
import { comparing as catalogue } from '../../factories/comparing.ts';
import { anAccountDay } from '../../factories/dossiers.ts';

const day = '2026-03-01';
const METRIC = 'logins_28d';

const accounts = (values: number[], attributes: AccountDay['attributes'] = {}) =>
  values.map((value, index) =>
    anAccountDay({ accountId: `a${index}`, attributes, metrics: { [METRIC]: value, constant: 7 } }),
  );
const tableOf = (some: AccountDay[]) =>
  finalisePeers(collectPeers(day, some, catalogue, [METRIC, 'constant']), catalogue);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const everybody = (some: AccountDay[]) => tableOf(some).groups['']?.metrics[METRIC] as CutSpread;

const retail = { sizeBand: '1-50', industry: 'Retail', ageBand: '1y+' };
const newRetail = { ...retail, ageBand: '0-3m' };
const software = { sizeBand: '1-50', industry: 'Software', ageBand: '1y+' };

describe('the peer table', () => {
  const some = [...accounts(upTo(20), retail), ...accounts(upTo(5), software)];

  it('compares with the own size, industry and age where there are 20 accounts of them', () => {
    const [first] = some;
    expect(peerStanding(tableOf(some), first as AccountDay, METRIC)).toEqual({
      percentile: 2.5,
      group: 'accounts of 1–50 people in Retail in more than a year',
      groupSize: 20,
      widened: false,
    });
  });

  it.each([
    ['the age band first', newRetail, [20, 'accounts of 1–50 people in Retail', 40]],
    ['then the industry', software, [20, 'accounts of 1–50 people', 40]],
    ['the industry alone when nobody is of the size', { industry: 'Retail' }, [20, 'accounts in Retail', 40]],
    ['everything where nothing is alike', { sizeBand: '1001+' }, [20, 'accounts', 40]],
  ])('widens a group that is too small: %s', (_, own, [others, group, n]) => {
    const crowd = accounts(upTo(others as number), { ...retail, ageBand: '3-12m' });
    const few = accounts(upTo(20), retail).concat(accounts(upTo(1), own));
    const standing = peerStanding(tableOf([...crowd, ...few]), few.at(-1) as AccountDay, METRIC);
    expect(standing).toMatchObject({ group, widened: true });
    expect(standing?.groupSize).toBeGreaterThanOrEqual(n as number);
  });

  it('never holds a group of fewer than 20 accounts, nor a metric that fewer of them have', () => {
    for (const group of Object.values(tableOf(some).groups)) expect(group.accounts).toBeGreaterThanOrEqual(20);
    const unmeasured = Array.from({ length: 30 }, (_, index) => anAccountDay({ accountId: `b${index}` }));
    expect(tableOf([...accounts(upTo(19)), ...unmeasured]).groups['']).toMatchObject({ accounts: 49, metrics: {} });
  });

  it('compares nobody with customers that have left', () => {
    const left = accounts(upTo(20), { cancelledDay: '2026-01-01' });
    expect(tableOf([...accounts(upTo(20)), ...left]).groups['']?.accounts).toBe(20);
  });

  it('gives no standing and no spread without a value or without a group', () => {
    for (const ask of [peerStanding, groupSpread]) {
      expect(ask(tableOf(some), anAccountDay(), METRIC)).toBeUndefined();
      expect(ask(tableOf(accounts(upTo(19))), some[0] as AccountDay, METRIC)).toBeUndefined();
    }
  });

  it('is plain JSON, and stays small however many accounts there are', () => {
    const table = tableOf(accounts(upTo(3000).map((value) => value / 7)));
    expect(table.groups['']?.metrics[METRIC]).toMatchObject({ n: 3000 });
    expect(everybody(accounts(upTo(3000).map((value) => value / 7))).cuts.length).toBeLessThan(100);
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });

  it('of the first version, which held the values themselves, is still understood', () => {
    const table: PeerTable = {
      day,
      minimum: 20,
      widen: [[]],
      groups: { '': { label: 'accounts', accounts: 20, metrics: { [METRIC]: { n: 20, values: upTo(20) } } } },
    };
    const account = anAccountDay({ metrics: { [METRIC]: 10.5 } });
    expect(peerStanding(table, account, METRIC)).toMatchObject({ percentile: 50, groupSize: 20 });
    expect(groupSpread(table, account, METRIC)).toMatchObject({ n: 20, p25: 5.5, p50: 10.5, p75: 15.5 });
  });
});

describe('the spread of a group', () => {
  it('is told by numbers that few digits write and that nobody has', () => {
    const spread = spreadOfGroup(tableOf(accounts(upTo(100).map((value) => value * 37))), '', METRIC);
    expect(spread).toEqual({ group: 'accounts', n: 100, p5: 200, p25: 1000, p50: 1900, p75: 2800, p95: 3500 });
  });

  it('has a p5 and a p95 only where five accounts lie beyond', () => {
    expect(spreadOfGroup(tableOf(accounts(upTo(99))), '', METRIC)).toMatchObject({ p5: undefined, p95: undefined });
    expect(spreadOfGroup(tableOf(accounts(upTo(100))), '', METRIC)).toMatchObject({ p5: 5.5, p95: 95.5 });
  });

  it('tells a value that five accounts share, as it is', () => {
    const mostlyNothing = [...upTo(70).map(() => 0), ...upTo(30)];
    expect(spreadOfGroup(tableOf(accounts(mostlyNothing)), '', METRIC)).toMatchObject({ p5: 0, p50: 0, p75: 5.5 });
    expect(spreadOfGroup(tableOf(accounts(upTo(20))), '', 'constant')).toMatchObject({ p25: 7, p50: 7, p75: 7 });
  });

  it('names the group that the standing goes by', () => {
    const some = [...accounts(upTo(25), retail), ...accounts(upTo(25), software)];
    const [first] = some as [AccountDay];
    const { group, groupSize: n, widened } = peerStanding(tableOf(some), first, METRIC) ?? {};
    expect(groupSpread(tableOf(some), first, METRIC)).toMatchObject({ group, n, widened });
  });
});
