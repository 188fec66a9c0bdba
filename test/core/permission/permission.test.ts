import {
  may,
  mayEver,
  type Operation,
  permissions,
  relations,
  type Sender,
} from '../../../core/permission/permission.ts';
import { whoMay } from '../../../core/permission/who-may.ts';

const operations = Object.keys(permissions) as Operation[];
const senders: Sender[] = ['contact', 'agent', 'manager', 'admin'];

describe('the table of permissions', () => {
  it('has no operation that nobody may do', () => {
    for (const operation of operations) {
      expect(senders.some((sender) => mayEver(sender, operation))).toBe(true);
    }
  });

  it('lets managers and admins do what agents may', () => {
    for (const operation of operations) {
      for (const relation of relations.filter((one) => may('agent', operation, one))) {
        expect(may('manager', operation, relation)).toBe(true);
        expect(may('admin', operation, relation)).toBe(true);
      }
    }
  });

  it('never stands between a contact and a person', () => {
    expect(may('contact', 'human:request', 'anybody')).toBe(true);
  });

  it('keeps the contact apart from the team, and the figures from agents', () => {
    expect(may('contact', 'note:add', 'own')).toBe(false);
    expect(mayEver('agent', 'figures:read')).toBe(false);
    expect(may('agent', 'message:send', 'team')).toBe(false);
    expect(may('agent', 'message:send', 'assignee')).toBe(true);
  });

  it('says in words who may', () => {
    expect(whoMay('message:send', 'visitor')).toBe('contacts in a conversation of their own');
    expect(whoMay('human:request', 'visitor')).toBe('contacts');
    expect(whoMay('message:send', 'agent')).toBe('agents, managers and admins while they are the assignee');
    expect(whoMay('figures:read', 'agent')).toBe('managers and admins');
  });
});
