/** What the console is told by what serves it (`/config.json`): where the API is and, where people sign in, who issues tokens. */
export type ConsoleConfig = {
  apiUrl: string;
  environment: string;
  issuer?: string;
  clientId?: string;
  /** Where one is led to sign out, where the issuer does not say so itself. */
  signOutUrl?: string;
};

let config: ConsoleConfig | undefined;

/** Reads /config.json once. Throws when it is missing. */
export async function loadConfig(): Promise<ConsoleConfig> {
  if (config) return config;
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok)
    throw new Error('The console has no /config.json. Deploying the console writes it; npm start serves it.');
  config = (await response.json()) as ConsoleConfig;
  return config;
}
