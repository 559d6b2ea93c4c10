import './app/mantine';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem';
import { startLanguage } from './app/i18n';
import { keepFocus } from './app/keepFocus';
import { router } from './app/router';
import { startServiceWorker } from './app/serviceWorker';
import { forgetBetweenUsers, startSession } from './app/session/session';
import { Themed } from './app/Themed';

const RETRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: 'always',
      // What the server refuses it will refuse again; only a server that was not there may be back.
      retry: (count, error) => count < RETRIES && error instanceof Problem && error.isTemporary,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

await startLanguage();
forgetBetweenUsers(queries);
void startSession();
startServiceWorker();
keepFocus();

const place = document.getElementById('root');
if (place === null) {
  throw new Error('index.html has lost its place for the app');
}
createRoot(place).render(
  <StrictMode>
    <Themed>
      <Notifications position="top-right" />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Themed>
  </StrictMode>,
);
