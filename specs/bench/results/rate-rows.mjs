import { versioned } from '../others/install.mjs';
import { requirements } from './requirements.mjs';
import { figure, ratio } from './rows.mjs';

/**
 * The rows of some rounds at one concurrency.
 * @param {readonly Awaited<ReturnType<typeof import('../measure/round.mjs').roundOf>>[]} rounds
 * @param {string} place at which concurrency
 * @returns {import('./rows.mjs').Row[]}
 */
export function rateRows(rounds, place) {
  const quotient = (name, of, bound) => ratio(`${name}, ${place}`, rounds.map(of), bound);
  const rate = (name, of) => figure(`${name}, ${place}`, '/s', rounds.map(of));
  const cpu = (name, of, bound) => figure(`${name}, ${place}`, 'ms', rounds.map(of), bound);
  const { ofSupertest, cpuPerRequest } = requirements;
  return [
    quotient('check ÷ supertest loop, cold', ({ check, cold }) => check.rate / cold.rate, ofSupertest),
    quotient('check ÷ supertest loop, warm', ({ check, warm }) => check.rate / warm.lastRate, ofSupertest),
    quotient('the same, cold, from command to exit', ({ check, cold }) => cold.seconds / check.seconds),
    cpu('CPU of check for a request', ({ check }) => milliseconds(check.cpu, check), cpuPerRequest),
    cpu(
      'CPU of check for a request, net',
      ({ check }) => milliseconds(check.cpu - check.atFirst, check),
      cpuPerRequest,
    ),
    cpu('CPU of the supertest loop for a request, warm', ({ warm }) => warm.lastCpu),
    rate('check', ({ check }) => check.rate),
    rate('check, from command to exit', ({ check }) => check.requests / check.seconds),
    rate('supertest loop, cold', ({ cold }) => cold.rate),
    rate('supertest loop, warm', ({ warm }) => warm.lastRate),
    ...(rounds[0].undici === undefined
      ? []
      : [
          quotient('check ÷ undici, warm', ({ check, undici }) => check.rate / undici.lastRate),
          quotient('supertest loop ÷ undici, warm', ({ warm, undici }) => warm.lastRate / undici.lastRate),
          rate(`${versioned('undici')}, warm`, ({ undici }) => undici.lastRate),
        ]),
    ...(rounds[0].autocannon === undefined
      ? []
      : [
          quotient('check ÷ autocannon', ({ check, autocannon }) => check.rate / autocannon.rate),
          rate(versioned('autocannon'), ({ autocannon }) => autocannon.rate),
        ]),
  ];
}

function milliseconds(cpu, { requests }) {
  return (cpu / requests) * 1000;
}
