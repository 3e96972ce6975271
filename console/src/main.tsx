import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './shell/print.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.ts';
import { router } from './routes.tsx';
import { printInLight } from './shell/print-in-light.ts';
import { startSession } from './shell/session.ts';
import { readable, theme } from './shell/theme.ts';

/** What was refused stays refused; what failed on the way is tried twice more. */
const mayPass = (count: number, error: Error) =>
  count < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500);

const queries = new QueryClient({ defaultOptions: { queries: { retry: mayPass, staleTime: 10_000 } } });

printInLight();

/** Without its configuration the console says so; whoever is led away to sign in sees nothing of it meanwhile. */
const root = createRoot(document.getElementById('root') as HTMLElement);
await startSession().catch(() => undefined);

root.render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
