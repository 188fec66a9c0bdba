import { Button, Center, Stack, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { texts } from '../texts.ts';

type State = { hasCrashed: boolean };

/** Keeps a fault in one view from leaving an empty page. */
export class PageBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { hasCrashed: false };

  static getDerivedStateFromError(): State {
    return { hasCrashed: true };
  }

  override render() {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <Center h="60dvh" role="alert">
        <Stack align="center">
          <Text>{texts.errors.crashed}</Text>
          <Button onClick={() => location.reload()}>{texts.errors.reload}</Button>
        </Stack>
      </Center>
    );
  }
}
