import { Encoder, type Packet } from 'socket.io-parser';

/** What Socket.IO's own encoder does with a packet without attachments. */
type Plain = { encodeAsString: (packet: Packet) => string };

/** Writes packets as text. Nothing that is told is binary, so nobody has to look through all of it for attachments. */
export class PlainEncoder extends Encoder {
  override encode(packet: Packet): string[] {
    return [(this as unknown as Plain).encodeAsString(packet)];
  }
}
