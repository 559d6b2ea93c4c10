import { createRootRoute, createRoute, createRouter, Link, Outlet } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import type { Screen } from '@/kit/feature';
import { Empty, Failure, Loading } from '@/kit/states';
import { currentSession, may, useSession, useUser } from '@/offline/session/session';
import { features } from './features';
import { loadMessages } from './i18n';
import { LoginPage } from './LoginPage';
import { Shell } from './Shell';

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => <Notice messageKey="app.notFound" />,
  errorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
});

/** Everything that needs a person: the login stands in its place until there is one. */
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Framed });

function Framed() {
  const session = useSession();
  switch (session.status) {
    case 'starting':
      return <Loading />;
    case 'anonymous':
    case 'locked':
      return <LoginPage key={session.status} session={session} />;
    default:
      // Another person begins with screens of their own.
      return <Shell key={session.user.id} />;
  }
}

/** A screen as it is shown: fetched with the messages of its feature when it is first opened. */
const screens = features.flatMap((feature) =>
  feature.screens.map((screen: Screen) => ({
    ...screen,
    component: lazy(async () => {
      const [page] = await Promise.all([screen.load(), loadMessages(feature.name)]);
      return page;
    }),
  })),
);

const home = createRoute({
  getParentRoute: () => framed,
  path: '/',
  component: Home,
});

/** The first screen a person may open. */
function Home() {
  const user = useUser();
  const first = screens.find(
    (screen) => screen.menu !== undefined && (screen.needs === undefined || may(user, screen.needs)),
  );
  if (first === undefined) {
    return <Notice messageKey="app.forbidden" />;
  }
  const Component = first.component;
  return (
    <Suspense fallback={<Loading />}>
      <Component />
    </Suspense>
  );
}

type Opened = Screen & { component: ComponentType };

function routeOf<const P extends string>(screen: Opened & { path: P }) {
  const Component = screen.component;
  return createRoute({
    getParentRoute: () => (screen.bare === true ? (root as never) : framed),
    path: screen.path,
    component: () => (
      <Guarded screen={screen}>
        <Component />
      </Guarded>
    ),
  });
}

function Guarded({ screen, children }: { screen: Screen; children: React.ReactNode }) {
  const { online } = useConnection();
  const session = currentSession();
  const user = session.status === 'signed-in' || session.status === 'offline' ? session.user : undefined;
  if (screen.needs !== undefined && (user === undefined || !may(user, screen.needs))) {
    return <Notice messageKey="app.forbidden" />;
  }
  if (!online && screen.offline !== true) {
    return <Notice messageKey="app.needsServer" />;
  }
  return <Suspense fallback={<Loading />}>{children}</Suspense>;
}

function Notice({ messageKey }: { messageKey: 'app.notFound' | 'app.forbidden' | 'app.needsServer' }) {
  const { t } = useTranslation('shell');
  return (
    <Empty title={t(messageKey)}>
      <Link to="/">{t('app.home')}</Link>
    </Empty>
  );
}

/** Every address as its feature writes it, for the types of links; whatever its frame is, its address is the same. */
type Path = (typeof features)[number]['screens'][number]['path'];
type Routes = { [P in Path]: ReturnType<typeof routeOf<P>> }[Path];

const routesOf = (some: readonly Opened[]) => some.map((screen) => routeOf(screen)) as unknown as Routes[];

export const router = createRouter({
  routeTree: root.addChildren([
    ...routesOf(screens.filter((screen) => screen.bare === true)),
    framed.addChildren([home, ...routesOf(screens.filter((screen) => screen.bare !== true))]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

/** A link to an address that no screen has, or without its parameters, fails the type check. */
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
