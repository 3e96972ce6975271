import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './shell/print.css';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { printInLight } from './shell/print-in-light.ts';
import { startSession } from './shell/session.ts';

/** Whoever is led away to sign in sees nothing meanwhile; without its configuration the console says so. */
async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root') as HTMLElement);
  const [{ App }, nobody] = await Promise.all([import('./shell/app.tsx'), startSession().catch(() => undefined)]);
  // In small steps: what somebody does meanwhile is not kept waiting.
  startTransition(() => root.render(<App nobody={nobody} />));
}

printInLight();
void start();
