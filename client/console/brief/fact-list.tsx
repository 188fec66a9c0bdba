import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { Brief } from '../../../core/brief/brief-schema.ts';
import { SeqLink } from '../parts/seq-link.tsx';
import { texts } from '../texts.ts';
import { Section } from './section.tsx';

const t = texts.brief;

/** The technical facts, each ready to be copied. */
export function FactList({ facts }: { facts: Brief['facts'] }) {
  if (facts.length === 0) {
    return (
      <Section title={t.facts}>
        <p className="hr-quiet">{t.noFacts}</p>
      </Section>
    );
  }
  const all = facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
  return (
    <Section title={t.facts} extra={<Copy value={all} label={t.copyAll} />}>
      <table className="hr-facts">
        <tbody>
          {facts.map(({ name, value, seq }) => (
            <tr key={`${seq} ${name} ${value}`}>
              <th scope="row">{name}</th>
              <td>
                <span dir="auto" className="hr-fact" title={value}>
                  {value}
                </span>{' '}
                <SeqLink seq={seq} />
              </td>
              <td>
                <Copy value={value} label={t.copy(name)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Copy({ value, label }: { value: string; label: string }) {
  return (
    <CopyButton value={value} timeout={1_500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t.copied : label}>
          <ActionIcon size="sm" aria-label={copied ? t.copied : label} onClick={copy}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
