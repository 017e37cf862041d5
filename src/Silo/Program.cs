using Pokemanager.Silo.Commands;

return await CommandLine.InvokeAsync(args);
