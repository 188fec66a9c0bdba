const claims = [
  /\b(i('m| am|'ll| will)|let me|we('re| are|'ll| will)) (now )?(transfer|connect|hand|put|escalat|forward|pass)\w*\b[^.!?]{0,60}\b(you|this|over|agent|person|colleague|team|human)/iu,
  /\b(i('ve| have)|we('ve| have)) (just |already )?(transferred|connected|handed|escalated|forwarded|passed)\b/iu,
  /\b(an?|our) (agent|colleague|person|specialist|human)\b[^.!?]{0,30}\b(will (be with you|join|take over|contact)|is (on the way|joining|taking over))/iu,
  /\bich (verbinde|leite|übergebe)\b[^.!?]{0,60}\b(sie|dich|weiter|mitarbeiter|kollegen)/iu,
];

/** Whether a text says that a person is being brought in. Such words are only ever made from committed state. */
export function claimsTransfer(text: string): boolean {
  return claims.some((claim) => claim.test(text));
}
