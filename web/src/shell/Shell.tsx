import {
  AppShell,
  Badge,
  Burger,
  Group,
  Menu,
  NavLink,
  ScrollArea,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConnection } from '@/api/connection';
import { formatTime } from '@/kit/dates';
import type { MenuGroup, Screen } from '@/kit/feature';
import { IconOut, IconUser } from '@/kit/icons';
import { wordFor } from '@/kit/text';
import { logout, may, useUser } from '@/offline/session/session';
import { useWaitingSales } from '@/offline/waiting';
import { features } from './features';
import { LANGUAGES, setLanguage } from './i18n';
import { UpdatePrompt } from './UpdatePrompt';

const CONTENT = 'content';
const GROUPS: readonly MenuGroup[] = ['till', 'warehouse', 'office'];

/** The frame of every screen: header with the state of the connection, menu by permissions, content. */
export function Shell() {
  const { t } = useTranslation('shell');
  const user = useUser();
  const [opened, { toggle, close }] = useDisclosure();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const screens = features
    .flatMap((feature): readonly Screen[] => feature.screens)
    .filter((screen) => screen.menu !== undefined && (screen.needs === undefined || may(user, screen.needs)));

  // The deepest screen that holds the address: /bodega is not the place of who is at /bodega/conteo.
  const active = screens
    .filter((screen) => path === screen.path || path.startsWith(`${screen.path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0]?.path;

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 220, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'xs', sm: 'md' }}
    >
      <SkipLink />
      <AppShell.Header>
        <Group h="100%" px="sm" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={t('app.menu')}
              aria-expanded={opened}
            />
            <Text fw={700} component="span">
              {t('app.name')}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ConnectionBadge />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('app.menu')} data-closed={!opened || undefined}>
        <ScrollArea>
          {GROUPS.map((group) => (
            <MenuPart key={group} group={group} screens={screens} active={active} onNavigate={close} />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id={CONTENT} tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <UpdatePrompt />
    </AppShell>
  );
}

/** Spares who goes by keyboard the way through the whole menu on every screen. */
function SkipLink() {
  const { t } = useTranslation('shell');
  return (
    <a
      className="skip"
      href={`#${CONTENT}`}
      onClick={(event) => {
        // The address is the router's.
        event.preventDefault();
        document.getElementById(CONTENT)?.focus();
      }}
    >
      {t('app.skip')}
    </a>
  );
}

interface MenuPartProps {
  group: MenuGroup;
  screens: readonly Screen[];
  active: string | undefined;
  onNavigate: () => void;
}

function MenuPart({ group, screens, active, onNavigate }: MenuPartProps) {
  const { t, i18n } = useTranslation('shell');
  const own = screens.filter((screen) => screen.menu?.group === group);
  if (own.length === 0) {
    return null;
  }
  return (
    <>
      <Text size="xs" fw={700} c="dimmed" px="sm" pt="sm" tt="uppercase">
        {t(`app.groups.${group}`)}
      </Text>
      {own.map((screen) => {
        const Icon = screen.menu?.icon;
        return (
          <NavLink
            key={screen.path}
            renderRoot={(props) => <Link to={screen.path} activeOptions={{ exact: true }} {...props} />}
            label={screen.menu === undefined ? '' : wordFor(screen.menu.label, i18n.language)}
            leftSection={Icon === undefined ? undefined : <Icon />}
            active={screen.path === active}
            onClick={onNavigate}
          />
        );
      })}
    </>
  );
}

function ConnectionBadge() {
  const { t } = useTranslation('shell');
  const { online, since } = useConnection();
  const waiting = useWaitingSales();
  return (
    <Group gap={6} wrap="nowrap" role="status" aria-live="polite">
      {waiting > 0 && (
        <Badge color="orange" variant="filled">
          {t('app.waiting', { count: waiting })}
        </Badge>
      )}
      {online ? (
        <Badge color="teal" variant="light" visibleFrom="sm">
          {t('field.online')}
        </Badge>
      ) : (
        <>
          <Badge color="red" variant="filled" visibleFrom="sm">
            {t('app.offlineSince', { time: formatTime(since) })}
          </Badge>
          <Badge color="red" variant="filled" hiddenFrom="sm">
            {t('app.offlineShort', { time: formatTime(since) })}
          </Badge>
        </>
      )}
    </Group>
  );
}

function AccountMenu() {
  const { t, i18n } = useTranslation('shell');
  const user = useUser();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton aria-label={`${t('app.account')}: ${user.name}`} p={6}>
          <Group gap={6} wrap="nowrap">
            <IconUser />
            <Text size="sm" visibleFrom="sm" component="span">
              {user.name}
            </Text>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name} · {user.branch ?? '—'}
        </Menu.Label>
        <Menu.Label>{t('app.language')}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            fw={i18n.language === language ? 700 : 400}
            onClick={() => void setLanguage(language)}
          >
            {t(`app.languages.${language}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('app.colors')}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item key={scheme} fw={colorScheme === scheme ? 700 : 400} onClick={() => setColorScheme(scheme)}>
            {t(`app.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser />} renderRoot={(props) => <Link to="/cuenta" {...props} />}>
          {t('app.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconOut />} onClick={() => void logout()}>
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
