/** ISO 3166-1 alpha-2 codes of the countries the sample's customers are in. */
export type Country = 'US' | 'CA' | 'GB' | 'IE' | 'DE' | 'FR' | 'NL' | 'ES' | 'AU';

export type Currency = 'USD' | 'EUR' | 'GBP';

/** Where a customer sits: what its addresses say and which clock it works by. */
export type Place = { country: Country; city: string; region: string; timeZone: string };

type CountryFacts = { name: string; currency: Currency; legalForms: string[]; weight: number };

export const COUNTRIES: Record<Country, CountryFacts> = {
  US: { name: 'United States', currency: 'USD', legalForms: ['Inc.', 'LLC', 'Inc.', 'Corp.'], weight: 44 },
  GB: { name: 'United Kingdom', currency: 'GBP', legalForms: ['Ltd', 'Ltd', 'Limited', 'plc'], weight: 20 },
  DE: { name: 'Germany', currency: 'EUR', legalForms: ['GmbH', 'GmbH', 'GmbH & Co. KG', 'AG'], weight: 9 },
  FR: { name: 'France', currency: 'EUR', legalForms: ['SAS', 'SARL', 'SA'], weight: 6 },
  NL: { name: 'Netherlands', currency: 'EUR', legalForms: ['B.V.', 'B.V.', 'N.V.'], weight: 6 },
  CA: { name: 'Canada', currency: 'USD', legalForms: ['Inc.', 'Ltd.'], weight: 5 },
  AU: { name: 'Australia', currency: 'USD', legalForms: ['Pty Ltd'], weight: 4 },
  IE: { name: 'Ireland', currency: 'EUR', legalForms: ['Ltd', 'DAC'], weight: 3 },
  ES: { name: 'Spain', currency: 'EUR', legalForms: ['S.L.', 'S.A.'], weight: 3 },
};

export const PLACES: Place[] = [
  { country: 'US', city: 'Boston', region: 'MA', timeZone: 'America/New_York' },
  { country: 'US', city: 'Atlanta', region: 'GA', timeZone: 'America/New_York' },
  { country: 'US', city: 'Pittsburgh', region: 'PA', timeZone: 'America/New_York' },
  { country: 'US', city: 'Chicago', region: 'IL', timeZone: 'America/Chicago' },
  { country: 'US', city: 'Austin', region: 'TX', timeZone: 'America/Chicago' },
  { country: 'US', city: 'Minneapolis', region: 'MN', timeZone: 'America/Chicago' },
  { country: 'US', city: 'Denver', region: 'CO', timeZone: 'America/Denver' },
  { country: 'US', city: 'Portland', region: 'OR', timeZone: 'America/Los_Angeles' },
  { country: 'US', city: 'San Diego', region: 'CA', timeZone: 'America/Los_Angeles' },
  { country: 'CA', city: 'Toronto', region: 'ON', timeZone: 'America/Toronto' },
  { country: 'CA', city: 'Vancouver', region: 'BC', timeZone: 'America/Vancouver' },
  { country: 'GB', city: 'London', region: '', timeZone: 'Europe/London' },
  { country: 'GB', city: 'Manchester', region: '', timeZone: 'Europe/London' },
  { country: 'GB', city: 'Bristol', region: '', timeZone: 'Europe/London' },
  { country: 'IE', city: 'Dublin', region: '', timeZone: 'Europe/Dublin' },
  { country: 'DE', city: 'Hamburg', region: '', timeZone: 'Europe/Berlin' },
  { country: 'DE', city: 'Stuttgart', region: '', timeZone: 'Europe/Berlin' },
  { country: 'FR', city: 'Lyon', region: '', timeZone: 'Europe/Paris' },
  { country: 'FR', city: 'Nantes', region: '', timeZone: 'Europe/Paris' },
  { country: 'NL', city: 'Utrecht', region: '', timeZone: 'Europe/Amsterdam' },
  { country: 'NL', city: 'Rotterdam', region: '', timeZone: 'Europe/Amsterdam' },
  { country: 'ES', city: 'Valencia', region: '', timeZone: 'Europe/Madrid' },
  { country: 'AU', city: 'Melbourne', region: 'VIC', timeZone: 'Australia/Melbourne' },
];

/** What a US dollar of list price becomes in a currency's price list. */
export const PRICE_LEVEL: Record<Currency, number> = { USD: 1, EUR: 0.93, GBP: 0.81 };
