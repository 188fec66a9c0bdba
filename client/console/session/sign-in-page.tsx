import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { UserView } from '../../../core/contract/views.ts';
import { ApiError, request } from '../api/http.ts';
import { texts } from '../texts.ts';

type Credentials = { email: string; password: string };

export function SignInPage() {
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (body: Credentials) =>
      request<{ user: UserView }>('/api/v1/auth/login', { method: 'POST', body }),
    onSuccess: ({ user }) => client.setQueryData(['me'], user),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get('email') ?? ''), password: String(form.get('password') ?? '') });
  };
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder shadow="sm" p="xl" w="100%" maw={380}>
        <form onSubmit={submit}>
          <Stack>
            <div>
              <Text c="dimmed" size="sm" fw={600}>
                {texts.product}
              </Text>
              <Title order={1} size="h3">
                {texts.signIn.title}
              </Title>
            </div>
            <TextInput
              name="email"
              type="email"
              label={texts.signIn.email}
              autoComplete="username"
              required
              withAsterisk={false}
              data-autofocus
            />
            <PasswordInput
              name="password"
              label={texts.signIn.password}
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': texts.signIn.show, tabIndex: 0 }}
            />
            {signIn.isError && (
              <Text role="alert" size="sm" c="var(--mantine-color-error)">
                {messageOf(signIn.error)}
              </Text>
            )}
            <Button type="submit" size="sm" loading={signIn.isPending} fullWidth>
              {texts.signIn.submit}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

function messageOf(error: Error): string {
  if (error instanceof ApiError && error.status === 401) return texts.signIn.wrong;
  return error.message;
}
