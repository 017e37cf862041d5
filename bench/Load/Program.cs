return await Pokemanager.Load.CommandLine.InvokeAsync(args);
