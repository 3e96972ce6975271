import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { router } from '../routes.tsx';
import { NotSignedIn, type NotSignedInProps } from './not-signed-in.tsx';
import { readable, theme } from './theme.ts';

/** What was refused stays refused; what failed on the way is tried twice more. */
const mayPass = (count: number, error: Error) =>
  count < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500);

const queries = new QueryClient({ defaultOptions: { queries: { retry: mayPass, staleTime: 10_000 } } });

/** The whole console; `nobody` says why nobody is signed in, where that is so. */
export function App({ nobody }: { nobody?: NotSignedInProps }) {
  return (
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={readable} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-right" />
          {nobody ? <NotSignedIn {...nobody} /> : <RouterProvider router={router} />}
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
