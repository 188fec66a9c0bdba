import { Buffer } from 'node:buffer';
import { Decoder, PacketType } from 'socket.io-parser';
import { MAX_INPUT_BYTES } from '../../core/values/limits.ts';
import { OVERSIZED } from '../commands/bounded.ts';

/** The head of an event: namespace, acknowledgement id, name. A name with a colon is none of Socket.IO's own. */
const HEAD = /^2(?:(\/[^,]{0,40}),)?(\d{0,15})\["([a-z]{1,40}:[a-z]{1,40})"/;
const HEAD_LENGTH = 200;

/**
 * Reads packets of a bounded size. Of a larger one only its head is read, so that a press in it still counts and
 * everything else is refused in words. Nothing of ours is binary: what comes as such is left out.
 */
export class BoundedDecoder extends Decoder {
  override add(chunk: unknown): void {
    if (typeof chunk !== 'string') return;
    const isTooLarge = chunk.length > MAX_INPUT_BYTES / 4 && Buffer.byteLength(chunk) > MAX_INPUT_BYTES;
    if (isTooLarge) this.emitReserved('decoded', headOf(withoutAttachments(chunk.slice(0, HEAD_LENGTH))));
    else super.add(withoutAttachments(chunk));
  }
}

/** A binary packet as a plain one; placeholders stand where its attachments belong. */
function withoutAttachments(packet: string): string {
  return packet.replace(/^([56])\d+-/, (_, type: string) => (type === '5' ? '2' : '3'));
}

/** @throws where it is no event: the connection is then closed, as with any packet that cannot be read */
function headOf(start: string) {
  const [head, nsp = '/', id, name] = HEAD.exec(start) ?? [];
  if (!head) throw new Error('the packet is too large');
  return { type: PacketType.EVENT, nsp, data: [name, OVERSIZED], ...(id ? { id: Number(id) } : {}) };
}
