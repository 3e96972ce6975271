import { type AddressTexts, useAddress } from '../../../parts/use-address.ts';

/** The accounts that a report is of, and over how many months, as the address has it. */
export type Asked = {
  month?: string;
  months: number;
  size?: string;
  plan?: string;
  csm?: string;
  channel?: string;
};

const MOST_MONTHS = 24;

/** What the report is asked for, kept in the address. */
export function useAsked(unless: {
  months: number;
  most?: number;
}): [Asked, (change: AddressTexts) => void, AddressTexts] {
  const [texts, change] = useAddress((given) => given);
  const { month, size, plan, csm, channel } = texts;
  const months = Number(texts.months);
  const isMonths = Number.isInteger(months) && months >= 1 && months <= (unless.most ?? MOST_MONTHS);
  const asked: Asked = {
    ...(month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && { month }),
    months: isMonths ? months : unless.months,
    ...(size && { size }),
    ...(plan && { plan }),
    ...(csm && { csm }),
    ...(channel && { channel }),
  };
  return [asked, change, texts];
}
