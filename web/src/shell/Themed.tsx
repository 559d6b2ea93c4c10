import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { theme } from './theme';

/** The look of the app, with names for the buttons that the framework leaves without one, or has in English alone. */
export function Themed({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const close = t('action.close');
  const show = t('login.show');
  const named = useMemo(() => {
    const closeButtonProps = { 'aria-label': close };
    return mergeThemeOverrides(theme, {
      components: {
        Alert: { defaultProps: { closeButtonLabel: close } },
        Modal: { defaultProps: { ...theme.components?.Modal?.defaultProps, closeButtonProps } },
        Notification: { defaultProps: { closeButtonProps } },
        PasswordInput: {
          defaultProps: { visibilityToggleFocusable: true, visibilityToggleButtonProps: { 'aria-label': show } },
        },
      },
    });
  }, [close, show]);
  return (
    <MantineProvider theme={named} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
