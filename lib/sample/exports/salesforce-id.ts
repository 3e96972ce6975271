import type { Person, SampleAccount } from '../account.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The pod that the sample's organisation lives on. */
const POD = '5g0';

/** An 18-character Salesforce id: key prefix, pod, number in base 62, and three characters that say which letters are capital. */
export function salesforceId(prefix: string, number: number): string {
  let digits = '';
  for (let rest = number; digits.length < 9; rest = Math.floor(rest / 62)) digits = (DIGITS[rest % 62] ?? '0') + digits;
  const id = prefix + POD + digits;
  const checks = [0, 5, 10].map((start) => CHECK[capitals(id.slice(start, start + 5))]);
  return id + checks.join('');
}

/** One bit per capital letter, the first character the lowest. */
function capitals(text: string): number {
  return [...text].reduce((bits, letter, index) => bits + (letter >= 'A' && letter <= 'Z' ? 2 ** index : 0), 0);
}

const PEOPLE_PER_ACCOUNT = 32;

/** The ids under which Salesforce knows an account, and a user. */
export const accountId = ({ number }: SampleAccount) => salesforceId('001', 41_000 + number);
export const userId = (number: number) => salesforceId('005', 120 + number);

/** The id under which Salesforce knows a person. */
export function contactId(account: SampleAccount, person: Person): string {
  return salesforceId('003', 260_000 + account.number * PEOPLE_PER_ACCOUNT + person.number);
}
