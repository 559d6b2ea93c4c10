import { Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '@/api/client';
import { ConfirmDialog } from '@/kit/ConfirmDialog';
import { notifyDone } from '@/kit/notices';
import { useUser } from '@/offline/session/session';
import { USERS_KEY, type User } from '../queries';
import { PasswordDialog } from './PasswordDialog';

/** What can be done with a user: edit, set the password (which lifts a lock-out), switch off and on. */
export function UserActions({ user, onEdit }: { user: User; onEdit: () => void }) {
  const { t } = useTranslation('identity');
  const me = useUser();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'password' | 'activity'>();
  const self = me.id === user.id;

  const change = async () => {
    const path = { id: user.id };
    if (user.active) {
      await data(api.DELETE('/api/pos/usuarios/{id}', { params: { path } }));
    } else {
      const { name, roles, branch } = user;
      await data(api.PUT('/api/pos/usuarios/{id}', { params: { path }, body: { name, roles, branch, active: true } }));
    }
    // Not awaited: the words of the dialog would change under the hand that closes it.
    void queries.invalidateQueries({ queryKey: USERS_KEY });
    notifyDone(t(user.active ? 'identity.users.deactivated' : 'identity.users.activated', { name: user.name }));
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('identity.users.actionsOf', { name: user.username })}
          >
            {t('identity.actions')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t('action.edit')}</Menu.Item>
          {self ? (
            <Menu.Item renderRoot={(props) => <Link to="/cuenta" {...props} />}>
              {t('identity.account.password')}
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => setAsking('password')}>{t('identity.users.setPassword')}</Menu.Item>
          )}
          {!self && (
            <Menu.Item onClick={() => setAsking('activity')}>
              {t(user.active ? 'identity.users.deactivate' : 'identity.users.activate')}
            </Menu.Item>
          )}
          <Menu.Item
            renderRoot={(props) => (
              <Link to="/auditoria" search={{ entity: 'user', key: user.username } as never} {...props} />
            )}
          >
            {t('identity.audit.title')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === 'password' && <PasswordDialog user={user} onClose={() => setAsking(undefined)} />}
      {asking === 'activity' && (
        <ConfirmDialog
          title={t(user.active ? 'identity.users.deactivate' : 'identity.users.activate')}
          action={t(user.active ? 'identity.users.deactivate' : 'identity.users.activate')}
          onConfirm={change}
          onClose={() => setAsking(undefined)}
        >
          {t(user.active ? 'identity.users.deactivateText' : 'identity.users.activateText', { name: user.name })}
        </ConfirmDialog>
      )}
    </>
  );
}
