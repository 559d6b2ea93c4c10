import './shell/mantine';
import '@mantine/notifications/styles.css';
import './shell/app.css';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem';
import { forgetBetweenUsers, startSession } from './offline/session/session';
import { startLanguage } from './shell/i18n';
import { keepFocus } from './shell/keepFocus';
import { registerOffers } from './shell/offers';
import { router } from './shell/router';
import { startServiceWorker } from './shell/serviceWorker';
import { Themed } from './shell/Themed';

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
registerOffers();
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
