/**
 * Arguments of Node for the processes of the product. What a message needs lives for some turns of the event loop: with
 * room for 32 MB of young objects (16 unless said) it is dead when it is looked at, instead of being copied, and a
 * message costs a tenth less (docs/hot-path.md). Memory may grow by some 50 MB under load.
 */
export const NODE_ARGS = ['--max-semi-space-size=32'] as const;
