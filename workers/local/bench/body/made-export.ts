const PIECE_BYTES = 262_144;
const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]><HealthData locale="en_GB">';
const SOURCE =
  'sourceName="Watch" sourceVersion="10.1" device="&lt;&lt;HKDevice: 0x0&gt;, name:Watch&gt;" unit="count/min"';
/** One record in so many is a heart rate. */
export const HEART_EVERY = 3;

/** What an export holds mostly: other records, and a heart rate every few; pieces of at least `bytes` in all. */
export function* madeExport(bytes: number, heartEvery = HEART_EVERY): Generator<string> {
  yield HEAD;
  let made = HEAD.length;
  for (let record = 0; made < bytes; ) {
    let text = '';
    while (text.length < PIECE_BYTES) {
      record += 1;
      const isHeart = record % heartEvery === 0;
      const when = new Date(1_577_836_800_000 + record * 20_000).toISOString();
      const date = `${when.slice(0, 10)} ${when.slice(11, 19)} +0000`;
      const type = isHeart ? 'HeartRate' : 'StepCount';
      text += ` <Record type="HKQuantityTypeIdentifier${type}" ${SOURCE} creationDate="${date}" startDate="${date}" endDate="${date}" value="${50 + (record % 60)}"/>\n`;
    }
    made += text.length;
    yield text;
  }
  yield '</HealthData>';
}
